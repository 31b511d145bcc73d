"""A plan as a document in each format: Markdown, HTML, DOCX, PDF."""
