#include "demo/logs/windows_log.h"

#include "base/json.h"
#include "demo/calendar.h"

namespace sekimori::demo {
namespace {

using enum EventValueType;

constexpr std::string_view security_guid = "{54849625-5478-4994-A5BA-3E3B0328C30D}";
constexpr std::uint64_t audit_success = 0x8020000000000000U;

EventSchema security(std::uint16_t id, std::uint8_t version, std::uint16_t task, std::vector<EventField> fields) {
  return {.provider = "Microsoft-Windows-Security-Auditing",
          .provider_guid = security_guid,
          .channel = "Security",
          .event_id = id,
          .version = version,
          .level = 0,
          .task = task,
          .opcode = 0,
          .keywords = audit_success,
          .user_data = {},
          .user_data_namespace = {},
          .fields = std::move(fields)};
}

EventSchema umdf(std::uint16_t id, std::uint16_t task, std::uint8_t opcode, std::string_view element, std::vector<EventField> fields) {
  return {.provider = "Microsoft-Windows-DriverFrameworks-UserMode",
          .provider_guid = "{2E35AAEB-857F-4BEB-A418-2E6C0E54D988}",
          .channel = "Microsoft-Windows-DriverFrameworks-UserMode/Operational",
          .event_id = id,
          .version = 1,
          .level = 4,
          .task = task,
          .opcode = opcode,
          .keywords = 0x8000000000000000U,
          .user_data = element,
          .user_data_namespace = "http://www.microsoft.com/DriverFrameworks/UserMode/Event",
          .fields = std::move(fields)};
}

const EventSchema logon_schema = security(4624, 1, 12544,
                                          {{"SubjectUserSid", sid},
                                           {"SubjectUserName"},
                                           {"SubjectDomainName"},
                                           {"SubjectLogonId", hexadecimal_64},
                                           {"TargetUserSid", sid},
                                           {"TargetUserName"},
                                           {"TargetDomainName"},
                                           {"TargetLogonId", hexadecimal_64},
                                           {"LogonType", unsigned_32},
                                           {"LogonProcessName"},
                                           {"AuthenticationPackageName"},
                                           {"WorkstationName"},
                                           {"LogonGuid", guid},
                                           {"TransmittedServices"},
                                           {"LmPackageName"},
                                           {"KeyLength", unsigned_32},
                                           {"ProcessId", hexadecimal_64},
                                           {"ProcessName"},
                                           {"IpAddress"},
                                           {"IpPort"},
                                           {"ImpersonationLevel"}});
const EventSchema logoff_schema = security(
    4634, 0, 12545,
    {{"TargetUserSid", sid}, {"TargetUserName"}, {"TargetDomainName"}, {"TargetLogonId", hexadecimal_64}, {"LogonType", unsigned_32}});
const EventSchema object_schema = security(4663, 1, 12800,
                                           {{"SubjectUserSid", sid},
                                            {"SubjectUserName"},
                                            {"SubjectDomainName"},
                                            {"SubjectLogonId", hexadecimal_64},
                                            {"ObjectServer"},
                                            {"ObjectType"},
                                            {"ObjectName"},
                                            {"HandleId", hexadecimal_64},
                                            {"AccessList"},
                                            {"AccessMask", hexadecimal_32},
                                            {"ProcessId", hexadecimal_64},
                                            {"ProcessName"},
                                            {"ResourceAttributes"}});
const EventSchema process_schema = security(4688, 2, 13312,
                                            {{"SubjectUserSid", sid},
                                             {"SubjectUserName"},
                                             {"SubjectDomainName"},
                                             {"SubjectLogonId", hexadecimal_64},
                                             {"NewProcessId", hexadecimal_64},
                                             {"NewProcessName"},
                                             {"TokenElevationType"},
                                             {"ProcessId", hexadecimal_64},
                                             {"CommandLine"},
                                             {"TargetUserSid", sid},
                                             {"TargetUserName"},
                                             {"TargetDomainName"},
                                             {"TargetLogonId", hexadecimal_64},
                                             {"ParentProcessName"},
                                             {"MandatoryLabel", sid}});
const EventSchema share_schema = security(5140, 1, 12808,
                                          {{"SubjectUserSid", sid},
                                           {"SubjectUserName"},
                                           {"SubjectDomainName"},
                                           {"SubjectLogonId", hexadecimal_64},
                                           {"ObjectType"},
                                           {"IpAddress"},
                                           {"IpPort"},
                                           {"ShareName"},
                                           {"ShareLocalPath"},
                                           {"AccessMask", hexadecimal_32},
                                           {"AccessList"}});
const EventSchema share_file_schema = security(5145, 0, 12811,
                                               {{"SubjectUserSid", sid},
                                                {"SubjectUserName"},
                                                {"SubjectDomainName"},
                                                {"SubjectLogonId", hexadecimal_64},
                                                {"ObjectType"},
                                                {"IpAddress"},
                                                {"IpPort"},
                                                {"ShareName"},
                                                {"ShareLocalPath"},
                                                {"RelativeTargetName"},
                                                {"AccessMask", hexadecimal_32},
                                                {"AccessList"},
                                                {"AccessReason"}});
const EventSchema device_schema = security(6416, 1, 13316,
                                           {{"SubjectUserSid", sid},
                                            {"SubjectUserName"},
                                            {"SubjectDomainName"},
                                            {"SubjectLogonId", hexadecimal_64},
                                            {"DeviceId"},
                                            {"DeviceDescription"},
                                            {"ClassId", guid},
                                            {"ClassName"},
                                            {"VendorIds"},
                                            {"CompatibleIds"},
                                            {"LocationInformation"}});
const EventSchema cleared_schema{
    .provider = "Microsoft-Windows-Eventlog",
    .provider_guid = "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}",
    .channel = "Security",
    .event_id = 1102,
    .version = 0,
    .level = 4,
    .task = 104,
    .opcode = 0,
    .keywords = 0x4020000000000000U,
    .user_data = "LogFileCleared",
    .user_data_namespace = "http://manifests.microsoft.com/win/2004/08/windows/eventlog",
    .fields = {{"SubjectUserSid", sid}, {"SubjectUserName"}, {"SubjectDomainName"}, {"SubjectLogonId", hexadecimal_64}}};
const EventSchema driver_loaded_schema = umdf(2003, 33, 1, "UMDFHostDeviceArrivalBegin", {{"LifetimeId", guid}, {"InstanceId"}});
const EventSchema driver_request_schema = umdf(
    2100, 37, 1, "UMDFHostDeviceRequest",
    {{"LifetimeId", guid}, {"InstanceId"}, {"RequestMajorCode", unsigned_8}, {"RequestMinorCode", unsigned_8}, {"Status", unsigned_32}});
const EventSchema driver_removed_schema = umdf(
    2102, 37, 2, "UMDFHostDeviceRequest",
    {{"LifetimeId", guid}, {"InstanceId"}, {"RequestMajorCode", unsigned_8}, {"RequestMinorCode", unsigned_8}, {"Status", unsigned_32}});
const EventSchema disk_schema{.provider = "Microsoft-Windows-Partition",
                              .provider_guid = "{412BDFF2-A8C4-470D-8F33-63FE0D8C20E2}",
                              .channel = "Microsoft-Windows-Partition/Diagnostic",
                              .event_id = 1006,
                              .version = 2,
                              .level = 4,
                              .task = 0,
                              .opcode = 0,
                              .keywords = 0x8000000000000000U,
                              .user_data = {},
                              .user_data_namespace = {},
                              .fields = {{"DiskNumber", unsigned_32},
                                         {"Characteristics", unsigned_32},
                                         {"BusType", unsigned_32},
                                         {"Capacity", unsigned_64},
                                         {"Manufacturer"},
                                         {"Model"},
                                         {"Revision"},
                                         {"SerialNumber"},
                                         {"Location"},
                                         {"ParentId"},
                                         {"DiskId", guid},
                                         {"PartitionStyle", unsigned_32},
                                         {"PartitionCount", unsigned_32}}};
const EventSchema phone_schema{.provider = "Microsoft-Windows-WPD-MTPClassDriver",
                               .provider_guid = "{21B7C16E-C5AF-4A69-A74A-7245481C1B97}",
                               .channel = "Microsoft-Windows-WPD-MTPClassDriver/Operational",
                               .event_id = 1005,
                               .version = 0,
                               .level = 4,
                               .task = 1,
                               .opcode = 0,
                               .keywords = 0x8000000000000000U,
                               .user_data = {},
                               .user_data_namespace = {},
                               .fields = {{"Manufacturer"}, {"Model"}, {"Version"}, {"HackModel"}}};
const EventSchema print_schema{.provider = "Microsoft-Windows-PrintService",
                               .provider_guid = "{747EF6FD-E535-4D16-B510-42C90F6873A1}",
                               .channel = "Microsoft-Windows-PrintService/Operational",
                               .event_id = 307,
                               .version = 0,
                               .level = 4,
                               .task = 26,
                               .opcode = 11,
                               .keywords = 0x4000000000000840U,
                               .user_data = "DocumentPrinted",
                               .user_data_namespace = "http://manifests.microsoft.com/win/2005/08/windows/printing/spooler/core/events",
                               .fields = {{"Param1", unsigned_32},
                                          {"Param2"},
                                          {"Param3"},
                                          {"Param4"},
                                          {"Param5"},
                                          {"Param6"},
                                          {"Param7", unsigned_64},
                                          {"Param8", unsigned_32}}};

const EventSchema& schema_of(ActKind kind) {
  switch (kind) {
    case ActKind::local_logon:
    case ActKind::unlock:
    case ActKind::server_logon: return logon_schema;
    case ActKind::local_logoff:
    case ActKind::server_logoff: return logoff_schema;
    case ActKind::share_open: return share_schema;
    case ActKind::share_read:
    case ActKind::share_write: return share_file_schema;
    case ActKind::object_read:
    case ActKind::object_write:
    case ActKind::object_delete: return object_schema;
    case ActKind::log_cleared: return cleared_schema;
    case ActKind::device_recognised: return device_schema;
    case ActKind::driver_loaded: return driver_loaded_schema;
    case ActKind::driver_request: return driver_request_schema;
    case ActKind::driver_removed: return driver_removed_schema;
    case ActKind::disk_attached: return disk_schema;
    case ActKind::phone_attached: return phone_schema;
    case ActKind::document_printed: return print_schema;
    default: return process_schema;
  }
}

// Identifiers that stay the same for the same thing: a log-on session is one person on one day.
std::uint64_t scatter(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

std::string guid_of(std::uint64_t value) {
  const std::uint64_t a = scatter(value + 1), b = scatter(value + 2);
  return fmt::format("{{{:08X}-{:04X}-{:04X}-{:04X}-{:012X}}}", a >> 32, (a >> 16) & 0xFFFF, a & 0xFFFF, b >> 48, b & 0xFFFFFFFFFFFFU);
}

std::string instance_of(const Device& device) {
  if (device.kind == DeviceKind::phone) return fmt::format("USB\\VID_FFF0&PID_0001\\{}", device.serial);
  return fmt::format("SWD\\WPDBUSENUM\\_??_USBSTOR#Disk&Ven_{}&Prod_{}&Rev_1.00#{}&0#{{53f56307-b6bf-11d0-94f2-00a0c91efb8b}}",
                     device.vendor, device.model, device.serial);
}

}  // namespace

void WindowsTranslator::translate(const Act& act, EventRecord& record) {
  const Person& person = firm_.people[act.person];
  const EventSchema& schema = schema_of(act.kind);
  ++sequence_;
  record.schema = &schema;
  record.time = Instant{act.time / 100 * 100};
  record.computer = firm_.computers[act.computer];
  record.process_id = schema.channel == "Security" ? 4 : static_cast<std::uint32_t>(1'000 + act.computer * 4);
  record.thread_id = static_cast<std::uint32_t>(100 + scatter(sequence_) % 900 * 4);
  record.user_sid.clear();
  // A key inside this process only; it never reaches a file.
  const std::uint64_t channel = std::hash<std::string_view>()(schema.channel) & 0xFFFFFFFFU;
  record.record_id = ++record_ids_[(static_cast<std::uint64_t>(act.computer) << 32U) | channel];

  size_t used = 0;
  record.values.resize(schema.fields.size());
  const auto put = [&](std::string_view text) { record.values[used++].assign(text); };
  const auto number = [&](auto value) { record.values[used++] = fmt::format("{}", value); };
  const auto hexadecimal = [&](std::uint64_t value) { record.values[used++] = fmt::format("0x{:x}", value); };
  const std::uint64_t day = static_cast<std::uint64_t>(act.time / nanoseconds_per_day);
  const std::uint64_t session =
      scatter((static_cast<std::uint64_t>(act.computer) << 40U) ^ (static_cast<std::uint64_t>(act.person) << 20U) ^ day) & 0xFFFFFFFFU;
  const std::string& address = act.extra != nothing && act.computer == Firm::file_server ? chronicle_.words(act.extra) : person.address;
  const auto subject = [&] {
    put(person.sid);
    put(person.account);
    put(firm_.netbios);
    hexadecimal(session);
  };
  const auto port = [&] { number(49'152 + scatter(sequence_ * 3) % 16'000); };

  switch (act.kind) {
    case ActKind::local_logon:
    case ActKind::unlock:
    case ActKind::server_logon: {
      const bool remote = act.kind == ActKind::server_logon;
      put(remote ? "S-1-0-0" : "S-1-5-18");
      put(remote ? std::string_view("-") : std::string_view(record.computer).substr(0, record.computer.find('.')));
      if (!remote) record.values[used - 1] += '$';
      put(remote ? std::string_view("-") : std::string_view(firm_.netbios));
      hexadecimal(remote ? 0 : 0x3e7);
      subject();
      number(remote ? 3 : act.kind == ActKind::unlock ? 7 : 2);
      put(remote ? "Kerberos" : "User32 ");
      put(remote ? "Kerberos" : "Negotiate");
      put(remote ? std::string_view("-") : std::string_view(record.computer).substr(0, record.computer.find('.')));
      put(remote ? guid_of(session) : "{00000000-0000-0000-0000-000000000000}");
      put("-");
      put("-");
      number(0);
      hexadecimal(remote ? 0 : 0x2dc);
      put(remote ? "-" : "C:\\Windows\\System32\\svchost.exe");
      put(remote ? std::string_view(address) : std::string_view("127.0.0.1"));
      if (remote) port();
      else put("0");
      put("%%1833");
      break;
    }
    case ActKind::local_logoff:
    case ActKind::server_logoff:
      subject();
      number(act.kind == ActKind::server_logoff ? 3 : 2);
      break;
    case ActKind::share_open:
      subject();
      put("File");
      put(address);
      port();
      put("\\\\*\\");
      record.values[used - 1] += chronicle_.words(act.object);
      put("\\??\\D:\\");
      record.values[used - 1] += chronicle_.words(act.object);
      put("0x1");
      put("%%4416\n\t\t\t\t");
      break;
    case ActKind::share_read:
    case ActKind::share_write: {
      const ShareFile& file = firm_.files[act.object];
      const std::string& share = firm_.departments[file.department].name;
      subject();
      put("File");
      put(address);
      port();
      put("\\\\*\\");
      record.values[used - 1] += share;
      put("\\??\\D:\\");
      record.values[used - 1] += share;
      put(file.folder);
      (record.values[used - 1] += '\\') += file.name;
      put(act.kind == ActKind::share_read ? "0x1" : "0x2");
      put(act.kind == ActKind::share_read ? "%%4416\n\t\t\t\t" : "%%4417\n\t\t\t\t");
      put("-");
      break;
    }
    case ActKind::object_read:
    case ActKind::object_write:
    case ActKind::object_delete: {
      const ShareFile& file = firm_.files[act.object];
      subject();
      put("Security");
      put("File");
      put("D:\\");
      std::string& name = record.values[used - 1];
      (((name += firm_.departments[file.department].name) += '\\') += file.folder) += '\\';
      name += file.name;
      hexadecimal(0x1000 + scatter(sequence_) % 0xFFFF);
      put(act.kind == ActKind::object_read    ? "%%4416\n\t\t\t\t"
          : act.kind == ActKind::object_write ? "%%4417\n\t\t\t\t"
                                              : "%%1537\n\t\t\t\t");
      put(act.kind == ActKind::object_read ? "0x1" : act.kind == ActKind::object_write ? "0x2" : "0x10000");
      put("0x4");
      put("");
      put("S:AI");
      break;
    }
    case ActKind::log_cleared: subject(); break;
    case ActKind::device_recognised: {
      const Device& device = firm_.devices[act.device];
      const bool phone = device.kind == DeviceKind::phone;
      put("S-1-5-18");
      put(record.computer.substr(0, record.computer.find('.')) + "$");
      put(firm_.netbios);
      put("0x3e7");
      put(phone ? instance_of(device)
                : fmt::format("USBSTOR\\Disk&Ven_{}&Prod_{}&Rev_1.00\\{}&0", device.vendor, device.model, device.serial));
      put(device.model);
      put(phone ? "{EEC5AD98-8080-425F-922A-DABF3DE3F69A}" : "{4D36E967-E325-11CE-BFC1-08002BE10318}");
      put(phone ? "WPD" : "DiskDrive");
      put(phone ? "\n\t\t\t\tUSB\\VID_FFF0&PID_0001\n\t\t\t\t" : fmt::format("\n\t\t\t\tUSBSTOR\\Disk{}\n\t\t\t\t", device.vendor));
      put(phone ? "\n\t\t\t\tUSB\\MS_COMP_MTP\n\t\t\t\t" : "\n\t\t\t\tUSBSTOR\\Disk\n\t\t\t\tUSBSTOR\\RAW\n\t\t\t\tGenDisk\n\t\t\t\t");
      put("Port_#0002.Hub_#0001");
      break;
    }
    case ActKind::driver_loaded:
      record.user_sid = "S-1-5-19";
      put(guid_of(act.device));
      put(instance_of(firm_.devices[act.device]));
      break;
    case ActKind::driver_request:
    case ActKind::driver_removed:
      record.user_sid = "S-1-5-19";
      put(guid_of(act.device));
      put(instance_of(firm_.devices[act.device]));
      put("27");
      put(act.kind == ActKind::driver_request ? "20" : "23");
      put("0");
      break;
    case ActKind::disk_attached: {
      const Device& device = firm_.devices[act.device];
      record.user_sid = "S-1-5-18";
      put("1");
      put(device.kind == DeviceKind::stick ? "257" : "256");
      put("7");
      number(device.capacity);
      put(device.vendor);
      put(device.model);
      put("1.00");
      put(device.serial);
      put("Integrated : Adapter 0 : Port 2");
      put(fmt::format("USB\\VID_FFF1&PID_0002\\{}", device.serial));
      put(guid_of(act.device + 77));
      put("0");
      put("1");
      break;
    }
    case ActKind::phone_attached:
      record.user_sid = "S-1-5-19";
      put(firm_.devices[act.device].vendor);
      put(firm_.devices[act.device].model);
      put("1.0");
      put("-");
      break;
    case ActKind::document_printed:
      record.user_sid = person.sid;
      number(record.record_id % 250 + 2);
      put(firm_.files[act.object].name);
      put(person.account);
      put("\\\\");
      record.values[used - 1] += firm_.computers[person.computer].substr(0, firm_.computers[person.computer].find('.'));
      put(chronicle_.words(act.target));
      put("IP_");
      record.values[used - 1] += chronicle_.words(act.target);
      number(act.bytes);
      number(act.count);
      break;
    default:  // process_start
      subject();
      hexadecimal(0x1000 + scatter(sequence_ * 7) % 0xF000);
      put(chronicle_.words(act.extra));
      put("%%1938");
      hexadecimal(0x800 + session % 0x4000);
      put(chronicle_.words(act.object));
      put("S-1-0-0");
      put("-");
      put("-");
      put("0x0");
      put("C:\\Windows\\explorer.exe");
      put("S-1-16-8192");
  }
}

void append_json_line(const EventRecord& record, std::string& out) {
  const EventSchema& schema = *record.schema;
  const auto text = [&](std::string_view name, std::string_view value) {
    ((out += ",\"") += name) += "\":";
    append_json_string(out, value);
  };
  const auto number = [&](std::string_view name, auto value) { out += fmt::format(",\"{}\":{}", name, value); };
  out += "{\"@timestamp\":\"";
  out += record.time.to_rfc3339(7);
  out += '"';
  text("Hostname", record.computer);
  text("Channel", schema.channel);
  text("SourceName", schema.provider);
  number("EventID", schema.event_id);
  number("Version", schema.version);
  number("Task", schema.task);
  number("RecordNumber", record.record_id);
  number("ExecutionProcessID", record.process_id);
  if (!record.user_sid.empty()) text("UserID", record.user_sid);
  for (size_t i = 0; i < schema.fields.size(); ++i) text(schema.fields[i].name, record.values[i]);
  out += "}\n";
}

}  // namespace sekimori::demo
