"""The pages of the tree: one unit beside it, its members, its lists as workbooks."""
