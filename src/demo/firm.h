// A firm of the story: people, machines, files, secrets. All of it is invented; names are put together from parts that
// no register of people knows, domains end in .example.jp, .example or .invalid (RFC 2606).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "demo/documents/document.h"
#include "demo/prose.h"

namespace sekimori::demo {

enum class FirmKind { car_maker, correspondence_school };

struct Department {
  std::string name;                  // "商品企画部"
  std::string code;                  // "pp", for machine and account names
  int weight = 1;                    // share of the people
  std::vector<std::string> titles;   // from the head downwards
  std::vector<std::string> folders;  // of its share
};

enum class PersonKind { staff, service };  // a service account is nobody in the staff list

struct Person {
  PersonKind kind = PersonKind::staff;
  std::string staff_number, name, kana, title, account, sid;
  size_t department = 0;
  size_t computer = 0;                 // index into Firm::computers
  std::string address;                 // of that computer, inside
  std::string employment = "regular";  // docs/contract.md section 8: class
  std::string employer;
  size_t superior = 0;  // index into Firm::people; himself at the top
  Day born, joined;
  std::optional<Day> notice, last_day_at_work, last_day_of_employment, contract_end;
  std::string notice_source, destination, destination_source;
  // Habits.
  int start_minute = 525, end_minute = 1065;  // of the day
  int activity = 100;                         // percent of the usual
  int overtime = 10;                          // percent of days
  int printing = 10;                          // weight
  std::vector<size_t> favourites;             // files, the dearest first
  std::vector<size_t> sites;
};

struct ShareFile {
  size_t department = 0;
  std::string folder;  // "02_検討"
  std::string name;    // with extension
  DocumentKind kind = DocumentKind::docx;
  std::optional<size_t> secret;
  Document document;
  std::string copied_from;  // number of the secret that it repeats, whole or in part
};

enum class Medium { electronic, paper, embodied, no_medium };

struct Secret {
  std::string number, title, level, nature;  // "TS-A-001", ..., "level_top", "technical" or "business"
  Medium medium = Medium::electronic;
  size_t department = 0;
  size_t owner = 0, approver = 0;
  std::vector<size_t> permitted;
  std::optional<size_t> file;
  std::string place;  // shelf, cabinet, workshop for what is no file
};

enum class DeviceKind { stick, disk, phone };

struct Device {
  DeviceKind kind = DeviceKind::stick;
  std::string vendor, model, serial;
  std::int64_t capacity = 0;
  std::string owner;        // staff number; empty: the firm's own
  bool registered = false;  // in the firm's list of lent devices
};

struct Approval {
  std::string number, staff_number, account, what, object, reason;
  Day from, to, approved;
  size_t approver = 0;
};

struct Firm {
  FirmKind kind = FirmKind::car_maker;
  std::string folder;   // "firm-a"
  std::string name;     // "架空自動車株式会社"
  std::string letter;   // "A"
  std::string domain;   // "kakuu-jidousha.example.jp"
  std::string netbios;  // "KAKUU-A"
  Field field = Field::car;
  std::vector<Department> departments;
  std::vector<Person> people;          // staff first, then service accounts
  std::vector<std::string> computers;  // full names; the servers first
  std::vector<ShareFile> files;
  std::vector<Secret> secrets;
  std::vector<Device> devices;
  std::vector<Approval> approvals;
  size_t main_character = 0;  // index into people

  static constexpr size_t file_server = 0, print_server = 1, backup_server = 2, database_server = 3;
  size_t department_named(std::string_view wanted) const;
  std::vector<size_t> staff_of(size_t department) const;
  // "商品企画部/02_検討/....docx", below files/
  std::string path_of(size_t file) const;
  // "\\FS-A01\商品企画部\02_検討\....docx"
  std::string unc_of(size_t file) const;
};

// People, machines, files (without their bytes), secrets. The main character of the story is among the people.
Firm make_firm(FirmKind kind, int people, int secrets, int ordinary_files, std::uint64_t seed);

// Parts of make_firm.
void hire_people(Firm& firm, int count, std::uint64_t seed);
void fill_shares(Firm& firm, int secrets, int ordinary_files, std::uint64_t seed);

}  // namespace sekimori::demo
