/** Invented complaints about an invented shop, by subject; for tests. */
export const EXAMPLE_COMPLAINTS: Readonly<Record<string, readonly string[]>> = {
  parcel: [
    'My parcel never arrived', 'The parcel has not arrived yet', 'Where is my parcel, it should have arrived on Monday', 'Parcel still not here after two weeks',
    'The tracking says delivered but no parcel arrived', 'I am waiting for a parcel that never arrived', 'Still waiting for my parcel to arrive',
    'Parcel did not arrive on the promised day', 'My parcel is lost somewhere and never arrived', 'The parcel I ordered has never arrived',
  ],
  refund: [
    'I am still waiting for my refund', 'The refund has not been paid', 'Refund takes far too long', 'When will I get my refund', 'You promised a refund three weeks ago',
    'No refund on my bank account yet', 'My refund is missing', 'I sent the shoes back and got no refund', 'Refund for the returned shoes is late', 'Where is the refund you promised',
  ],
  login: [
    'I cannot log in to the app', 'The app will not let me log in', 'Log in fails with an error every time', 'I could not log in since the update', 'My password is right but I cannot log in',
    'Unable to log in on my phone', 'After the update I cannot log in any more', 'Log in page shows an error', 'I try to log in and the app closes', 'The app logs me out and I cannot log in again',
  ],
  staff: [
    'The staff in the shop were very friendly', 'Friendly staff who took their time', 'Staff were friendly and helpful', 'Such friendly and patient staff', 'The friendly staff made my day',
    'Everyone on the staff was friendly', 'Helpful and friendly staff at the till', 'Your staff are always friendly', 'Friendly helpful staff, thank you', 'Really friendly staff in this shop',
  ],
};
