#!/usr/bin/env node
import { gen } from './gen.js';

process.exitCode = await gen(process.argv.slice(2));
