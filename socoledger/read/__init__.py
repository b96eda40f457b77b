"""From text to records and findings: YAML files and the Beancount journal."""
