"""What works ask of science: pictures, forecasts; and the open standard's words."""
