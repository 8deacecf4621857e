"""`python -m sheber` is the command `sheber`."""

from sheber.cli.main import main

main()
