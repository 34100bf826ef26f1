"""What a person looks at: annotated video, chart, report, table, and the words in them."""
