export type { ParquetRecordsOptions } from './parquet-options.js';
export { parquetRecords } from './parquet-records.js';
