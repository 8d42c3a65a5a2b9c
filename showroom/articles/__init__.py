"""The types of product: a file for each, with the lines that are sold and the function that draws one."""
