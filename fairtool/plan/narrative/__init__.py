"""From a plan to a document: the questions of its template, each with what people, files and records say."""
