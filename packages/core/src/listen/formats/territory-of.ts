const known: Readonly<Record<string, string>> = {
  ARE: 'AE', ARG: 'AR', AUS: 'AU', AUT: 'AT', BEL: 'BE', BGR: 'BG', BRA: 'BR', CAN: 'CA', CHE: 'CH', CHL: 'CL', CHN: 'CN', COL: 'CO', CZE: 'CZ', DEU: 'DE', DNK: 'DK', EGY: 'EG', ESP: 'ES', EST: 'EE', FIN: 'FI', FRA: 'FR',
  GBR: 'GB', GRC: 'GR', HKG: 'HK', HRV: 'HR', HUN: 'HU', IDN: 'ID', IND: 'IN', IRL: 'IE', ISL: 'IS', ISR: 'IL', ITA: 'IT', JPN: 'JP', KEN: 'KE', KOR: 'KR', LTU: 'LT', LUX: 'LU', LVA: 'LV', MEX: 'MX', MYS: 'MY', NGA: 'NG',
  NLD: 'NL', NOR: 'NO', NZL: 'NZ', PAK: 'PK', PER: 'PE', PHL: 'PH', POL: 'PL', PRT: 'PT', ROU: 'RO', SAU: 'SA', SGP: 'SG', SRB: 'RS', SVK: 'SK', SVN: 'SI', SWE: 'SE', THA: 'TH', TUR: 'TR', TWN: 'TW', UKR: 'UA', USA: 'US', VNM: 'VN', ZAF: 'ZA',
};

/** A country of three letters (ISO 3166-1 alpha-3) in the usual two; one we do not know stays as it is. */
export function territoryOf(code: string): string {
  return known[code.trim().toUpperCase()] ?? code;
}
