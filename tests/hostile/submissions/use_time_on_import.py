# attack: loop while imported
# expect: timeout
# stopped-by: limits hold for the import as well
# says: importing z1_scale.py took more than

while True:
    pass
