"""What is wrong between books under one umbrella (SPEC 9)."""
