"""What units below owe past its day, with a text ready to be sent to each."""
