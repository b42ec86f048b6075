"""What is true, and where it says so: role documents, facts and their spans."""
