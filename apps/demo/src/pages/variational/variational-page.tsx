import '../../lab/notes/notes.css';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { EnginePanel } from '../../lab/engine-panel.js';
import { LabLayout } from '../../lab/lab-layout.js';
import { Notice } from '../../lab/notice.js';
import { useAddress, useSession } from '../../lab/session/use-session.js';
import { TakeAwayPanel } from '../../lab/take-away-panel.js';
import { TrainingBar } from '../../lab/transport/training-bar.js';
import { useDropAnywhere } from '../../lab/use-drop-anywhere.js';
import { codeOf } from './code/code-of.js';
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
import { place } from './place.js';
import { openSession, type Session } from './session.js';
import { settingsFields, type Settings } from './settings.js';
import { phaseNames } from './step/phases.js';
import { openView, type View } from './view.js';

/** Where the page begins. */
export interface VariationalPageProps {
  /** The experiment, as the address names it. */
  readonly params: URLSearchParams;
}

/** The page of variational autoencoders. */
export function VariationalPage({ params }: VariationalPageProps): JSX.Element {
  const view = useMemo(openView, []);
  const [session, reopen] = useSession(settingsFields, params, openSession);
  if (session === undefined) return <main class="page-loading" />;
  return <Experiment session={session} view={view} reopen={reopen} />;
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
  useAddress(place.path, settingsFields, settings);

  return (
    <>
      <LabLayout
        title={place.title}
        transport={<TrainingBar session={session} phases={phaseNames} phase={view.phase} />}
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
              examplesPerSecond={session.frame.value?.examplesPerSecond ?? 0}
              batchSize={settings.batch}
            />
            <TakeAwayPanel
              code={() => codeOf(session)}
              file="vae-run.zip"
              download={session.run.value && session.download}
              onFiles={(files) => void session.drop(files)}
            />
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
