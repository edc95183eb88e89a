export { npzRecords, type NpzRecordsOptions } from './npz-records.js';
export { parseNpz } from './parse-npz.js';
export { zipFolder, type ZipFolderOptions } from './zip-folder.js';
