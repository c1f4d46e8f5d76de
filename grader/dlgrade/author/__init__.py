"""The author's linter and scaffolding: `dlgrade author check|sync|new|matrix`."""
