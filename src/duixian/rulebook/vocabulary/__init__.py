"""The closed vocabulary: words, texts, filters, and how declarations are written."""
