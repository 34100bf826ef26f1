"""The pages of breaks: what the companion says, its settings as a form, the log as a chart."""
