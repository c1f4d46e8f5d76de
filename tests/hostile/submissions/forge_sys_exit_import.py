# attack: leave through SystemExit(0) while imported
# expect: error
# stopped-by: every BaseException is a failed call
# says: SystemExit

raise SystemExit(0)
