import './app.css';
import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { currentAddress } from './current-address.js';
import { Navigation } from './navigation.js';
import { pages } from './pages.js';
import { ThemeButton } from './theme-button.js';

/** The lab: its header, and the page that the address names. */
export function App(): JSX.Element {
  const { page: path, params } = currentAddress.value;
  const page = pages.find((candidate) => candidate.path === path) ?? pages[0];
  const shown = useSignal<{ Page: ComponentType<{ params: URLSearchParams }> } | undefined>(
    undefined,
  );

  useEffect(() => {
    document.title = `${page.title} · Lab`;
    void page.load().then((Page) => (shown.value = { Page }));
  }, [page]);

  const Page = shown.value?.Page;
  return (
    <>
      <button
        type="button"
        class="skip"
        onClick={() => document.getElementById('picture')?.focus()}
      >
        Skip to the picture
      </button>
      <header class="masthead">
        <span class="wordmark" aria-hidden="true">
          <i />
          <i />
        </span>
        <span class="masthead-name">Lab</span>
        <Navigation pages={pages} current={page} />
        <ThemeButton />
      </header>
      {Page ? <Page key={page.path} params={params} /> : <main class="page-loading" />}
    </>
  );
}
