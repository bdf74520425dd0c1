// Who may open what, as a file server, a share or a cloud says it: one small shape for every format.
//
//   Snapshot seen = TRY(read_rights(bytes, "acl.txt", {.format = "icacls", .root = "\\\\fs01\\設計"}));
//   for (const Place& place : seen.places) ...
//
// Nothing is resolved here: a principal stands as it was written (S-1-5-21-..., FIRM\sekkei, a DN, a mail address). Which people
// stand behind it is asked of a DirectoryGraph (directory_graph.h), what they may do in the end of EffectiveRights
// (effective_rights.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::protect::rights {

// Bits of what a principal may do with a place.
using Rights = unsigned;
constexpr Rights may_read = 1;
constexpr Rights may_write = 2;
constexpr Rights may_control = 4;  // change the list itself, or become the owner
constexpr Rights may_pass = 8;     // POSIX: go through a folder
// "read, write, control"; "none" for nothing.
std::string words_of(Rights rights);

// What kind of line a POSIX entry is; `named` everywhere else.
enum class EntryTag : unsigned char { named, owner, named_user, owning_group, named_group, other };

struct Entry {
  bool allow = true;
  std::string principal = {};
  Rights rights = 0;
  bool inherited = false;
  bool here = true;   // false: only what lies below is meant
  bool below = true;  // also what lies below and has no list of its own
  EntryTag tag = EntryTag::named;
  std::size_t line = 0;
};

// How the entries of a place are read.
enum class ListRule : unsigned char {
  ordered,  // the first entry that names the principal and the right decides (Windows, shares, clouds)
  posix,    // owner, named users, groups, others (POSIX.1e)
};

struct Place {
  std::string path = {};  // with the root of the import before it
  ListRule rule = ListRule::ordered;
  // A share: what lies below is reached only by whom the share lets in as well.
  bool gate = false;
  std::string target = {};   // of a share: the folder of the server that it shows, when known
  bool open_to_all = false;  // the format says that there is no list: everybody
  std::vector<Entry> entries = {};
  std::size_t line = 0;
};

struct Member {
  std::string principal;
  std::size_t line = 0;
};

// A group or an account of a directory. `names` are all names by which lists may call it, the one to show first.
struct DirectoryEntry {
  bool group = false;
  bool disabled = false;
  std::vector<std::string> names = {};
  std::vector<Member> members = {};    // of a group
  std::vector<Member> member_of = {};  // groups that it belongs to, as the account says it
  std::size_t line = 0;
};

struct Snapshot {
  std::vector<Place> places;
  std::vector<DirectoryEntry> directory;
  std::vector<std::string> notes;  // what was left out, and why
};

// Principals that every Windows machine knows.
enum class WellKnown : unsigned char { everyone, system, owner, local_group };
struct WellKnownPrincipal {
  std::string_view sddl;  // "WD"
  std::string_view sid;   // "S-1-1-0"
  std::string_view name;  // "Everyone"
  std::string_view ja;    // another name
  WellKnown what;
};
// By SID, two-letter code or name, with or without "NT AUTHORITY\" and "BUILTIN\".
const WellKnownPrincipal* well_known(std::string_view principal);

// One spelling for all names of a principal: case folded, a Windows domain dropped, blanks of a DN removed. A mail address keeps its
// domain unless it is one of `own_domains`.
std::string principal_key(std::string_view principal, const std::vector<std::string>& own_domains = {});

}  // namespace sekimori::protect::rights
