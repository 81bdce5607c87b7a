"""The register of problems: from the number given to the number cancelled."""
