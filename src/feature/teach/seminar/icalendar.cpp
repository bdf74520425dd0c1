#include "feature/teach/seminar/icalendar.h"

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t most_bytes = 75;

void put_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at;
    next_code_point(line, next);
    if (used + (next - at) > most_bytes) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, next - at);
    used += next - at;
    at = next;
  }
  out += "\r\n";
}

// Section 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string date_time(Instant at, const Zone& zone) {
  const Day day = zone.day_of(at);
  const int seconds = zone.second_of_day(at);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}", day.year(), day.month(), day.day(), seconds / 3600, seconds / 60 % 60,
                     seconds % 60);
}

}  // namespace

std::string icalendar(const std::vector<CalendarEntry>& entries, Instant now) {
  std::string out =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sekimori//Seminars//"
      "JA\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/"
      "Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19510908T010000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nTZNAME:JST\r\nEND:STANDARD\r\nEND:"
      "VTIMEZONE\r\n";
  const Zone tokyo = Zone::tokyo();
  for (const CalendarEntry& one : entries) {
    out += "BEGIN:VEVENT\r\n";
    put_line(out, "UID:" + escaped(one.id));
    put_line(out, fmt::format("DTSTAMP:{}Z", date_time(now, Zone::utc())));
    put_line(out, "DTSTART;TZID=Asia/Tokyo:" + date_time(one.starts_at, tokyo));
    put_line(out, "DTEND;TZID=Asia/Tokyo:" + date_time(one.ends_at, tokyo));
    put_line(out, fmt::format("SEQUENCE:{}", one.revision));
    put_line(out, "SUMMARY:" + escaped(one.title));
    if (!one.place.empty()) put_line(out, "LOCATION:" + escaped(one.place));
    if (!one.text.empty()) put_line(out, "DESCRIPTION:" + escaped(one.text));
    if (!one.address.empty()) put_line(out, "URL:" + escaped(one.address));
    put_line(out, one.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    out += "END:VEVENT\r\n";
  }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace sekimori::teach
