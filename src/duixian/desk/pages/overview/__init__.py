"""How it stands as a whole: who owes something, open problems, how far apart, what people say."""
