"""Other people's files into plain rows, with the reader's doubts told."""
