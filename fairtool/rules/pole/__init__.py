"""The rules of data centres and observing networks that are no single attribute; profiles choose them."""
