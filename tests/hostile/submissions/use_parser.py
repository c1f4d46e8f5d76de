# attack: source that is 100,000 nested brackets
# expect: error crash
# stopped-by: the parser runs in the worker

x = "@NEST@"  # the test puts the brackets here
