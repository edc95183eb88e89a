export { parquetRecords, type ParquetRecordsOptions } from './parquet-records.js';
