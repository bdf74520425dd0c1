// Line icons of 20 by 20, drawn here; always beside a word or under an aria-label, so hidden from readers.
const paths: Record<string, string> = {
  home: "M3 9.5 10 4l7 5.5V17h-5v-5H8v5H3z",
  secret: "M5 3h8l3 3v11H5zM8 8h5M8 11h5M8 14h3",
  alert: "M10 3a5 5 0 0 1 5 5v3l1.5 3h-13L5 11V8a5 5 0 0 1 5-5zM8 16.5a2 2 0 0 0 4 0",
  person: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM4 17c.5-3.4 3-5 6-5s5.5 1.6 6 5",
  case: "M3 6h14v11H3zM7.5 6V3.500h5V6M3 11h14",
  shield: "M10 3l6 2.200v4.600c0 3.6-2.5 6-6 7.2-3.5-1.2-6-3.6-6-7.200V5.200zM7.5 10l2 2 3.5-4",
  partner: "M2.5 8.5 6 5l4 2 4-2 3.5 3.5-6 6.5-3-2zM6 11l2.5 2.5",
  activity: "M3 17V3M3 17h14M6 14v-4M9 14V6M12 14v-6M15 14v-3",
  evidence: "M4 7h12v10H4zM6 7V4h8v3M8 11h4",
  learn: "M2 7l8-4 8 4-8 4zM5 9v4c0 1 2 2.5 5 2.5s5-1.5 5-2.5V9",
  library: "M4 3h4v14H4zM8 3h4v14H8zM13 4l3-1 3 13-3 1z",
  exchange: "M3 7h11l-3-3M17 13H6l3 3",
  desk: "M3 11h14v5H3zM3 11l2.500-6h9L17 11M7.500 11c0 3 5 3 5 0",
  campaign:
    "M5 5.500a1.500 1.500 0 1 0 0 .1M15 4.500a1.500 1.500 0 1 0 0 .1M10 15a1.500 1.500 0 1 0 0 .1M6 6.500l3.500 7M14 6l-3.500 7.500M6.500 5.500l7-.700",
  headset: "M4 12v-2a6 6 0 0 1 12 0v2M4 12h2.500v4H4zM13.500 12H16v4h-2.500zM16 16c0 1.500-2 2-4 2",
  branch: "M10 3v6M10 9H5v5M10 9h5v5M8.500 3h3v3h-3zM3.500 14h3v3h-3zM13.500 14h3v3h-3z",
  letter: "M3 5h14v10H3zM3 6l7 5 7-5",
  seminar: "M3 4h14v9H3zM10 13v4M6.500 17h7M6 10l2.500-3 2 2L14 6.500",
  statistics: "M4 17V9h3v8M8.500 17V4h3v13M13 17v-6h3v6",
  member:
    "M7 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM13.500 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.500 16c.4-3 2.200-4.500 4.500-4.500s4.100 1.500 4.500 4.500M13 12c2.400-.4 4 1 4.500 3.500",
  check_list: "M4 5l1.500 1.500L8 4M4 11l1.500 1.500L8 10M10.500 5.500H17M10.500 11.500H17M4 16h13",
  measure: "M10 3l6 2.200v4.600c0 3.6-2.5 6-6 7.200-3.500-1.200-6-3.600-6-7.200V5.200zM10 7v6M7 10h6",
  law: "M10 3v14M6 17h8M4 6h12M4 6 2 11c0 2 4 2 4 0zM16 6l-2 5c0 2 4 2 4 0z",
  programme: "M4 17V4h9l-2 3 2 3H4M4 10v7",
  source:
    "M10 3c3.6 0 6 1 6 2.300S13.6 7.6 10 7.6 4 6.6 4 5.3 6.4 3 10 3zM4 5.300v9.400C4 16 6.4 17 10 17s6-1 6-2.300V5.300M4 10c0 1.3 2.4 2.3 6 2.300s6-1 6-2.3",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  audit: "M5 3h10v14l-2.5-1.500L10 17l-2.5-1.500L5 17zM8 7h4M8 10h4",
  wizard: "M4 16 13 7M11 5l4 4M5 4v3M3.5 5.500h3M15 12v3M13.5 13.500h3",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5 17 17",
  bell: "M10 3a5 5 0 0 1 5 5v3l1.5 3h-13L5 11V8a5 5 0 0 1 5-5zM8 16.500a2 2 0 0 0 4 0",
  help: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.700M10 14v.2",
  theme: "M10 3a7 7 0 1 0 7 7c-4 1.5-8.5-2.5-7-7z",
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5 5 15",
  down: "M5 8l5 5 5-5",
  up: "M5 12l5-5 5 5",
  copy: "M7 7h9v10H7zM4 13V3h9",
  check: "M4 10.5 8 15l8-10",
  columns: "M3 4h14v12H3zM8 4v12M12.5 4v12",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2",
  right: "M8 5l5 5-5 5",
};

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name] ?? ""} />
    </svg>
  );
}
