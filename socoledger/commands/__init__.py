"""One function per command, each in its room: read, apply the rules, write the answer as text.

Nothing here prints or exits: an `Answer` says what goes to which stream and how the command ends.
The clock, the working folder and the environment come in as `Context`. A command imports no
more than it needs, so that the quick ones stay quick.
"""
