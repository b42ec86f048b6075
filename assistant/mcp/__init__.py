"""The assistant for agents and editors, over the Model Context Protocol. It only reads."""
