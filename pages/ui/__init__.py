"""Parts shared by the pages: cached loaders, components, words, the server's own routes."""
