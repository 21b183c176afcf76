export { default } from '@jobsearch/jest-preset';
