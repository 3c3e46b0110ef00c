"""Digests of many articles as the stories they tell, for one reader to read and send on."""
