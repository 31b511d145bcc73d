"""What an audit came to, for people: text, Markdown, a page, a document, a folder for each data centre."""
