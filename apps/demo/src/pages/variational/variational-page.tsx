import './variational-page.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { showInAddress } from '../../app/current-address.js';
import { EnginePanel } from '../../lab/engine-panel.js';
import { LabLayout } from '../../lab/lab-layout.js';
import { Notice } from '../../lab/notice.js';
import { useDropAnywhere } from '../../lab/use-drop-anywhere.js';
import { readSettings, writeSettings } from '../../lab/settings/settings-address.js';
import { variational } from './index.js';
import { AdvancedPanel } from './knobs/advanced-panel.js';
import { DataPanel } from './knobs/data-panel.js';
import { ModelPanel } from './knobs/model-panel.js';
import { TrainingPanel } from './knobs/training-panel.js';
import { Equation } from './notes/equation.js';
import { Source } from './notes/source.js';
import { WhatToLookAt } from './notes/what-to-look-at.js';
import { ElboPanel } from './objective/elbo-panel.js';
import { UnitsPanel } from './objective/units-panel.js';
import { Picture } from './picture/picture.js';
import { openSession, type Session } from './session.js';
import { settingsFields, type Settings } from './settings.js';
import { TakeAwayPanel } from './take-away-panel.js';
import { TrainingBar } from './training-bar.js';
import { openView, type View } from './view.js';

/** Where the page begins. */
export interface VariationalPageProps {
  /** The experiment, as the address names it. */
  readonly params: URLSearchParams;
}

/** The page of variational autoencoders. */
export function VariationalPage({ params }: VariationalPageProps): JSX.Element {
  const session = useSignal<Session | undefined>(undefined);
  const view = useSignal(openView());

  useEffect(() => {
    const opened = openSession(readSettings(settingsFields, params));
    session.value = opened;
    return opened.close;
  }, [params]);

  const current = session.value;
  if (current === undefined) return <main class="page-loading" />;
  const reopen = (settings: Settings) => {
    current.close();
    session.value = openSession(settings);
  };
  return <Experiment session={current} view={view.value} reopen={reopen} />;
}

interface ExperimentProps {
  readonly session: Session;
  readonly view: View;
  /** Begins again with another engine. */
  reopen(settings: Settings): void;
}

function Experiment({ session, view, reopen }: ExperimentProps): JSX.Element {
  const settings = session.settings.value;
  useDropAnywhere(session.drop);
  useEffect(() => {
    showInAddress({ page: variational.path, params: writeSettings(settingsFields, settings) });
  }, [settings]);

  return (
    <>
      <LabLayout
        title={variational.title}
        transport={<TrainingBar session={session} view={view} />}
        knobs={
          <>
            <DataPanel session={session} />
            <ModelPanel session={session} />
            <TrainingPanel session={session} />
            <AdvancedPanel
              session={session}
              onEngine={(engine) => reopen({ ...settings, engine })}
            />
          </>
        }
        picture={<Picture session={session} view={view} />}
        objective={
          <>
            <ElboPanel session={session} />
            <UnitsPanel session={session} />
            <EnginePanel
              engine={session.engine.value}
              imagesPerSecond={session.frame.value?.imagesPerSecond ?? 0}
              batchSize={settings.batch}
            />
            <TakeAwayPanel session={session} />
          </>
        }
        notes={
          <div class="notes">
            <div>
              <WhatToLookAt latent={settings.latent} />
              <Equation />
            </div>
            <Source session={session} />
          </div>
        }
      />
      <Notice problem={session.problem} />
    </>
  );
}
