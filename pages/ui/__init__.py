"""What the pages share: cached loaders, components, words, the server's own routes."""
