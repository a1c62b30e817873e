enum LiquidTemplatesSeed {}
