"""The commands of `python -m recsys`, one file each; `add_to` puts a command on the command line."""
