"""Records: one thing done or promised, entered once, judged by the lifecycle of its kind."""
