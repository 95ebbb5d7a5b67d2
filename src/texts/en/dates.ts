export const dates = {
  approximate: (date: string) => `about ${date}`,
  uncertain: (date: string) => `probably ${date}`,
  approximateUncertain: (date: string) => `probably about ${date}`,
  interval: (from: string, to: string) => `${from} to ${to}`,
};
