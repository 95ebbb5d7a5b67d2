/** As many as every platform shows in one list. */
export const CHOICES = 25;
