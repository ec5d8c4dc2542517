// SPDX-License-Identifier: Apache-2.0
import { createDispatch } from '../../src/wire/dispatch.ts';
import { createRouter } from '../../src/wire/router.ts';
import { ROUTES } from '../../src/routes.ts';
import { anObjectXml, aFieldXml, deployFiles, zipFiles } from '../metadata/deployFiles.ts';
import { ADMIN_ID, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

async function call(body: string, token: string): Promise<{ readonly status: number; readonly body: string }> {
  const envelope = `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></env:Header><env:Body>${body}</env:Body></env:Envelope>`;
  const request = new Request('http://org.example/services/Soap/m/66.0', { method: 'POST', body: envelope });
  const response = await createDispatch(testOrg.org, createRouter(ROUTES))(request);
  const text = await response.text();
  return { status: response.status, body: /<soapenv:Body>([\s\S]*)<\/soapenv:Body>/.exec(text)?.[1] ?? text };
}

const tokenOf = (userId: string): string => testOrg.org.sessions.issue(userId).token;

describe('the Metadata API over SOAP', () => {
  it('deploys a zip and tells how the deployment stands', async () => {
    const token = tokenOf(ADMIN_ID);
    const zip = Buffer.from(
      zipFiles({ 'objects/Thing__c.object': anObjectXml('Thing', aFieldXml('Note__c')) }),
    ).toString('base64');

    const started = await call(
      `<deploy><ZipFile>${zip}</ZipFile><DeployOptions><checkOnly>false</checkOnly></DeployOptions></deploy>`,
      token,
    );
    const id = /<id>(0Af\w{15})<\/id>/.exec(started.body)?.[1];
    await testOrg.org.background.idle();
    const { status, body } = await call(
      `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`,
      token,
    );

    expect(started.body).toBe(
      `<deployResponse><result><done>false</done><id>${id}</id><state>Queued</state></result></deployResponse>`,
    );
    expect(status).toBe(200);
    expect(body).toContain('<changed>true</changed><componentType>CustomField</componentType><created>true</created>');
    expect(body).toContain(
      '<numberComponentsDeployed>2</numberComponentsDeployed><numberComponentsTotal>2</numberComponentsTotal>',
    );
    expect(body).toContain('<status>Succeeded</status><success>true</success>');
  });

  it('lists what was deployed, and the types that it knows', async () => {
    await deployFiles(testOrg.org, { 'objects/Thing__c.object': anObjectXml('Thing', '') });

    const listed = await call(
      '<listMetadata><queries><type>CustomObject</type></queries></listMetadata>',
      tokenOf(ADMIN_ID),
    );
    const described = await call('<describeMetadata/>', tokenOf(ADMIN_ID));

    expect(listed.body).toContain('<fileName>objects/Thing__c.object</fileName><fullName>Thing__c</fullName>');
    expect(described.body).toContain(
      '<directoryName>flows</directoryName><inFolder>false</inFolder><metaFile>false</metaFile><suffix>flow</suffix><xmlName>Flow</xmlName>',
    );
  });

  it('describes how the files of bundles and folders lie', async () => {
    const { body } = await call('<describeMetadata/>', tokenOf(ADMIN_ID));
    const described = (name: string): string | undefined =>
      new RegExp(`<metadataObjects>((?:(?!<metadataObjects>).)*<xmlName>${name}</xmlName>)`).exec(body)?.[1];

    expect(described('LightningComponentBundle')).toBe(
      '<directoryName>lwc</directoryName><inFolder>false</inFolder><metaFile>false</metaFile><xmlName>LightningComponentBundle</xmlName>',
    );
    expect(described('Report')).toBe(
      '<directoryName>reports</directoryName><inFolder>true</inFolder><metaFile>false</metaFile><suffix>report</suffix><xmlName>Report</xmlName>',
    );
    expect(described('ReportFolder')).toBeUndefined();
  });

  it('lists what is in a folder', async () => {
    const { org } = testOrg;
    for (const fullName of ['Desk/One', 'Attic/Two'])
      org.components.put({
        type: 'Report',
        fullName,
        xml: '',
        fileName: `reports/${fullName}.report`,
        lastModified: '',
      });

    const { body } = await call(
      '<listMetadata><queries><folder>Desk</folder><type>Report</type></queries></listMetadata>',
      tokenOf(ADMIN_ID),
    );

    expect([...body.matchAll(/<fullName>(.*?)<\/fullName>/g)].map((match) => match[1])).toEqual(['Desk/One']);
  });

  it('refuses a session that it does not know, and a user who may not deploy', async () => {
    const call1 = await call('<describeMetadata/>', 'nonsense');
    const call2 = await call('<describeMetadata/>', tokenOf(insertUser(testOrg.org, 'rep@example.com')));

    expect(call1).toEqual({
      status: 500,
      body: '<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session</faultstring></soapenv:Fault>',
    });
    expect(call2.body).toContain('<faultcode>sf:INSUFFICIENT_ACCESS</faultcode>');
  });

  it('names and records a call that it does not serve', async () => {
    const { status, body } = await call('<retrieve/>', tokenOf(ADMIN_ID));

    expect([status, body]).toEqual([
      500,
      expect.stringContaining('NOT_IMPLEMENTED: local-org does not serve the Metadata API call retrieve'),
    ]);
    expect(testOrg.org.unsupported).toEqual([{ what: 'SOAP metadata retrieve', detail: '' }]);
  });
});
