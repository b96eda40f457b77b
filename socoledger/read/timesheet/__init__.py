"""Sheets of hours: csv and xlsx, a row for each day and member or a grid of them (SPEC 11)."""

from socoledger.read.timesheet.timesheets import read_timesheet as read_timesheet
