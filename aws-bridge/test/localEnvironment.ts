// SPDX-License-Identifier: Apache-2.0

/** Lets SDK clients that are made from now on find the stand-in at `url`. What is answered ends that. */
export function useLocalAws(url: string): () => void {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  return () => {
    process.env = before;
  };
}
