import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { render } from 'preact';
import { App } from './app/app.js';

const place = document.getElementById('lab');
if (place !== null) render(<App />, place);
