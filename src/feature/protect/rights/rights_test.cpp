#include <gtest/gtest.h>

#include "base/random.h"
#include "feature/protect/checklists/checklist.h"
#include "feature/protect/rights/effective_rights.h"
#include "feature/protect/rights/rights_reader.h"
#include "feature/protect/rights/sddl.h"
#include "feature/protect/rights/table_mapping.h"

namespace sekimori::protect::rights {
namespace {

Snapshot read(std::string_view text, std::string_view format, std::string_view root = "") {
  ReadOptions options;
  options.format = format;
  options.root = root;
  auto seen = read_rights(as_bytes(text), "f", options);
  EXPECT_TRUE(seen) << seen.error().message;
  return seen ? *seen : Snapshot();
}
std::string refusal(std::string_view text, std::string_view format) {
  ReadOptions options;
  options.format = format;
  auto seen = read_rights(as_bytes(text), "f", options);
  EXPECT_FALSE(seen);
  return seen ? "" : seen.error().message;
}

// Accounts and groups of a small directory.
Snapshot directory(const std::vector<std::pair<std::string, std::vector<std::string>>>& groups) {
  Snapshot out;
  for (const auto& [group, members] : groups) {
    DirectoryEntry entry;
    entry.group = true;
    entry.names = {group};
    for (const std::string& member : members) entry.members.push_back({member, 1});
    out.directory.push_back(std::move(entry));
  }
  return out;
}

std::string may(const DirectoryGraph& graph, const EffectiveRights& effective, std::string_view account, std::string_view place) {
  const auto node = graph.find(account);
  if (!node) return "nobody";
  Rights rights = 0;
  for (const Grant& grant : effective.at(*node, graph.groups_of(*node), place)) rights |= grant.rights;
  return words_of(rights);
}

TEST(Sddl, EntriesKeepOrderTypeAndInheritance) {
  const Place place = *parse_sddl("O:BAG:DUD:PAI(D;;FW;;;S-1-5-21-1-2-3-1001)(A;OICIIO;FA;;;CO)(A;OICIID;0x1200a9;;;DU)", {.file = "f"});
  ASSERT_EQ(place.entries.size(), 3U);
  EXPECT_FALSE(place.entries[0].allow);
  EXPECT_EQ(place.entries[0].rights, may_write);
  EXPECT_FALSE(place.entries[1].here);
  EXPECT_EQ(place.entries[2].principal, "rid:513");
  EXPECT_EQ(place.entries[2].rights, may_read);
  EXPECT_TRUE(place.entries[2].inherited);
}

TEST(Sddl, NoListMeansEverybodyAndAnEmptyListMeansNobody) {
  EXPECT_TRUE(parse_sddl("O:BA", {.file = "f"})->open_to_all);
  EXPECT_TRUE(parse_sddl("D:NO_ACCESS_CONTROL", {.file = "f"})->open_to_all);
  const Place none = *parse_sddl("D:P", {.file = "f"});
  EXPECT_FALSE(none.open_to_all);
  EXPECT_TRUE(none.entries.empty());
}

TEST(Sddl, WhatIsWrongIsNamedWithItsColumn) {
  const auto message = [](std::string_view text) { return parse_sddl(text, {.file = "acl.txt", .line = 4}).error().message; };
  EXPECT_TRUE(message("D:(A;;QQ;;;BA)").starts_with("acl.txt:4:7: ")) << message("D:(A;;QQ;;;BA)");
  EXPECT_TRUE(message("D:(A;;FA;;;BA").starts_with("acl.txt:4:3: ")) << message("D:(A;;FA;;;BA");
  EXPECT_TRUE(message("X:(A;;FA;;;BA)").starts_with("acl.txt:4:1: "));
  EXPECT_TRUE(message("D:(A;;FA;;)").starts_with("acl.txt:4:"));
}

TEST(Icacls, ReadsUtf16AndPutsTheRootBefore) {
  const std::u16string text = u"設計\r\nD:AI(A;OICI;FA;;;S-1-5-21-1-2-3-1105)\r\n設計\\金型\r\nD:P(A;;FR;;;S-1-5-21-1-2-3-1106)\r\n";
  Bytes bytes;
  for (const char16_t unit : text) {
    bytes.push_back(static_cast<Byte>(unit & 0xff));
    bytes.push_back(static_cast<Byte>(unit >> 8));
  }
  ReadOptions options;
  options.format = "icacls";
  options.root = "\\\\fs01\\share";
  const auto seen = read_rights(bytes, "acl.txt", options);
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->places.size(), 2U);
  EXPECT_EQ(seen->places[1].path, "\\\\fs01\\share\\設計\\金型");
  EXPECT_EQ(seen->places[1].entries[0].line, 4U);
}

TEST(Icacls, AnExportThatWasCutOffIsRefusedWhole) { EXPECT_TRUE(refusal("a\nD:(A;;FA;;;BA)\nb\n", "icacls").starts_with("f:3:1: ")); }

TEST(GetAcl, TheThreeShapesSayTheSame) {
  const std::string text =
      "#TYPE Selected.System.Security.AccessControl.DirectorySecurity\n\"Path\",\"Owner\",\"AccessToString\"\n"
      "\"Microsoft.PowerShell.Core\\FileSystem::\\\\fs01\\設計\",\"FIRM\\kanri\",\"FIRM\\suzuki Deny  Write\nFIRM\\sekkei Allow  Modify, "
      "Synchronize\"\n";
  const std::string expanded =
      "Path,IdentityReference,FileSystemRights,AccessControlType,IsInherited,InheritanceFlags,PropagationFlags\n"
      "\\\\fs01\\設計,FIRM\\suzuki,Write,Deny,False,\"ContainerInherit, ObjectInherit\",None\n"
      "\\\\fs01\\設計,FIRM\\sekkei,\"Modify, Synchronize\",Allow,True,\"ContainerInherit, ObjectInherit\",None\n";
  for (const std::string& one : {text, expanded}) {
    const Snapshot seen = read(one, "get-acl");
    ASSERT_EQ(seen.places.size(), 1U);
    EXPECT_EQ(seen.places[0].path, "\\\\fs01\\設計");
    ASSERT_EQ(seen.places[0].entries.size(), 2U);
    EXPECT_FALSE(seen.places[0].entries[0].allow);
    EXPECT_EQ(seen.places[0].entries[1].rights, may_read | may_write);
    EXPECT_EQ(seen.places[0].entries[1].principal, "FIRM\\sekkei");
  }
}

TEST(GetAcl, TheWellKnownMistakeOfTheExportIsExplained) {
  const std::string message = refusal("Path,Access\nC:\\x,System.Security.AccessControl.FileSystemAccessRule[]\n", "get-acl");
  EXPECT_TRUE(message.starts_with("f:2:2: ")) << message;
  EXPECT_NE(message.find("AccessToString"), std::string::npos);
}

TEST(SmbShare, ARefusalComesFirstWhereverItStands) {
  const Snapshot seen =
      read("Name,ScopeName,AccountName,AccessControlType,AccessRight\n設計,*,Everyone,Allow,Change\n設計,*,FIRM\\gaichu,Deny,Full\n",
           "smb-share", "\\\\fs01");
  ASSERT_EQ(seen.places.size(), 1U);
  EXPECT_TRUE(seen.places[0].gate);
  EXPECT_EQ(seen.places[0].path, "\\\\fs01\\設計");
  EXPECT_FALSE(seen.places[0].entries[0].allow);
  EXPECT_TRUE(refusal("Name,AccountName,AccessControlType,AccessRight\na,b,Maybe,Full\n", "smb-share").starts_with("f:2:3: "));
}

TEST(Ldif, ContinuedLinesBase64AndPrimaryGroupsAreRead) {
  // objectSid of S-1-5-21-1-2-3-1105 and of the group S-1-5-21-1-2-3-513.
  const Snapshot seen = read(
      "version: 1\n# staff\ndn: CN=Tanaka,OU=Staff,DC=firm,DC=ex\n ample\nobjectClass: user\nsAMAccountName: tanaka\n"
      "displayName:: 55Sw5LitIOS4gOmDjg==\nobjectSid:: AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUQQAAA==\nprimaryGroupID: 513\nuserAccountControl: "
      "514\n\n"
      "dn:: Q0496Kit6KiI6YOoLERDPWZpcm0sREM9ZXhhbXBsZQ==\nobjectClass: group\nsAMAccountName: sekkei\n"
      "member: CN=Tanaka,OU=Staff,DC=firm,DC=example\n\n"
      "dn: CN=Domain Users,DC=firm,DC=example\nobjectClass: group\nsAMAccountName: Domain Users\nobjectSid:: "
      "AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAAQIAAA==\n",
      "ldif");
  ASSERT_EQ(seen.directory.size(), 3U);
  EXPECT_TRUE(seen.directory[0].disabled);
  DirectoryGraph graph;
  graph.add(seen, 0);
  graph.finish();
  const auto tanaka = graph.find("S-1-5-21-1-2-3-1105");
  ASSERT_TRUE(tanaka);
  EXPECT_EQ(tanaka, graph.find("FIRM\\Tanaka"));
  const auto groups = graph.groups_of(*tanaka);
  EXPECT_TRUE(groups.contains(*graph.find("sekkei")));
  EXPECT_TRUE(groups.contains(*graph.find("rid:513")));
}

TEST(Ldif, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_TRUE(refusal(" x\n", "ldif").starts_with("f:1:1: "));
  EXPECT_TRUE(refusal("dn: a=b,c=d\nobjectClass: user\nuid:: !!\n", "ldif").starts_with("f:3:"));
  EXPECT_TRUE(refusal("dn: a=b,c=d\nmember:< file:///etc/passwd\n", "ldif").starts_with("f:2:"));
  EXPECT_TRUE(refusal("uid: tanaka\n", "ldif").starts_with("f:1:1: "));
  EXPECT_TRUE(refusal("dn: a=b,c=d\nchangetype: delete\n", "ldif").starts_with("f:2:1: "));
}

TEST(Getfacl, MaskOwnerAndEscapedNames) {
  const Snapshot seen = read(
      "# file: srv/\\346\\234\\200\n# owner: kanri\n# group: sekkei\nuser::rwx\nuser:tanaka:rwx\t#effective:r-x\n"
      "group::r-x\nmask::r-x\nother::---\ndefault:user::rwx\n\n",
      "getfacl");
  ASSERT_EQ(seen.places.size(), 1U);
  EXPECT_EQ(seen.places[0].path, "/srv/最");
  ASSERT_EQ(seen.places[0].entries.size(), 4U);
  EXPECT_EQ(seen.places[0].entries[0].principal, "kanri");
  EXPECT_EQ(seen.places[0].entries[1].rights, may_read | may_pass);
  EXPECT_TRUE(refusal("# file: a\nuser::rwz\n", "getfacl").starts_with("f:2:9: ")) << refusal("# file: a\nuser::rwz\n", "getfacl");
}

TEST(Posix, TheMostSpecificEntryDecidesAndFoldersMustBePassed) {
  const Snapshot seen = read(
      "# file: /srv\n# owner: root\n# group: root\nuser::rwx\ngroup::r-x\nother::--x\n\n"
      "# file: /srv/a\n# owner: sato\n# group: sekkei\nuser::---\nuser:ito:---\ngroup::r-x\ngroup:kanri:rwx\nmask::rwx\nother::r--\n\n"
      "# file: /srv/closed\n# owner: root\n# group: root\nuser::rwx\ngroup::---\nother::---\n\n"
      "# file: /srv/closed/b\n# owner: root\n# group: root\nuser::rwx\ngroup::r-x\nother::r-x\n",
      "getfacl");
  DirectoryGraph graph;
  graph.add(directory({{"sekkei", {"sato", "ito", "tanaka", "mori"}}, {"kanri", {"mori"}}}), 0);
  graph.require("guest");
  graph.finish();
  EffectiveRights effective(graph);
  effective.add(seen, 0);
  EXPECT_EQ(may(graph, effective, "sato", "/srv/a"), "none");    // the owner has less than his group
  EXPECT_EQ(may(graph, effective, "ito", "/srv/a"), "none");     // named, and refused
  EXPECT_EQ(may(graph, effective, "tanaka", "/srv/a"), "read");  // by the group
  EXPECT_EQ(may(graph, effective, "mori", "/srv/a"), "read, write");
  EXPECT_EQ(may(graph, effective, "guest", "/srv/a"), "read");
  EXPECT_EQ(may(graph, effective, "guest", "/srv/closed/b"), "none");  // the folder above cannot be passed
}

TEST(Windows, OrderDecidesSharesAndFoldersMustBothPermit) {
  DirectoryGraph graph;
  graph.add(directory({{"sekkei", {"tanaka", "suzuki"}}, {"all", {"sekkei", "guest"}}}), 0);
  graph.finish();
  EffectiveRights effective(graph);
  const Snapshot folders =
      read("設計\nD:(D;OICI;FR;;;FIRM\\suzuki)(A;OICI;FA;;;FIRM\\sekkei)\n設計\\公開\nD:(A;;FR;;;WD)\n", "icacls", "D:\\share");
  const Snapshot shares =
      read("Name,AccountName,AccessControlType,AccessRight,Path\nshare,FIRM\\sekkei,Allow,Read,D:\\share\n", "smb-share", "\\\\fs01");
  effective.add(folders, 0);
  effective.add(shares, 1);
  EXPECT_EQ(may(graph, effective, "tanaka", "D:\\share\\設計"), "read, write, control");
  EXPECT_EQ(may(graph, effective, "tanaka", "\\\\fs01\\share\\設計"), "read");               // the share only lets read
  EXPECT_EQ(may(graph, effective, "tanaka", "\\\\fs01\\share\\設計\\新しい.xlsx"), "read");  // inherited
  EXPECT_EQ(may(graph, effective, "guest", "\\\\fs01\\share\\設計"), "none");                // the share does not let in
  EXPECT_EQ(may(graph, effective, "guest", "D:\\share\\設計"), "read");                      // a folder below is open to everybody
  // Refused reading, the person may still write: that is a right too.
  EXPECT_EQ(may(graph, effective, "suzuki", "D:\\share\\設計\\図面"), "write, control");
}

TEST(Samba, OnlyValidUsersComeIn) {
  const Snapshot seen = read(
      "[global]\n\tread only = No\n[設計]\n\tpath = /srv/sekkei\n\tvalid users = @sekkei, \"FIRM\\eng room\"\n\tinvalid users = suzuki\n"
      "\twrite list = guest\n[公開]\n\tpath = /srv/pub\n\tguest ok = Yes\n",
      "samba", "\\\\nas");
  ASSERT_EQ(seen.places.size(), 2U);
  EXPECT_EQ(seen.places[0].target, "/srv/sekkei");
  DirectoryGraph graph;
  graph.add(directory({{"sekkei", {"tanaka", "suzuki"}}}), 0);
  graph.require("guest");
  graph.finish();
  EffectiveRights effective(graph);
  effective.add(seen, 0);
  EXPECT_EQ(may(graph, effective, "tanaka", "\\\\nas\\設計"), "read, write");
  EXPECT_EQ(may(graph, effective, "suzuki", "\\\\nas\\設計"), "none");
  EXPECT_EQ(may(graph, effective, "guest", "\\\\nas\\公開"), "read, write");
}

TEST(Tables, EveryMappingOfTheProgramIsReadable) {
  EXPECT_GE(TableMappings::embedded().all().size(), 5U);
  EXPECT_NE(TableMappings::embedded().find("sharepoint-sharing"), nullptr);
  EXPECT_FALSE(TableMappings::parse("name = 'x'\nverified = 'perhaps'\n", "m.toml"));
  EXPECT_TRUE(TableMappings::parse("name = 'x'\nnothing = 1\n", "m.toml").error().message.starts_with("m.toml:2: "));
}

TEST(Tables, CloudExportsNameLinksAndPeople) {
  const Snapshot links = read(
      "Resource Path,Item Type,Permission,User Name,User E-mail,User Or Group Type,Link ID,Link Type\n"
      "sites/eng/図面,Folder,Contribute,Tanaka,tanaka@firm.example,Internal,,\n"
      "sites/eng/図面,Folder,Read,,,,1,Anonymous\n",
      "sharepoint-sharing");
  ASSERT_EQ(links.places.size(), 1U);
  EXPECT_EQ(links.places[0].entries[0].rights, may_read | may_write);
  EXPECT_EQ(links.places[0].entries[1].principal, "Everyone");
  EXPECT_FALSE(links.notes.empty());  // columns not checked against a real file
  EXPECT_TRUE(refusal("place,who,right\nx,y,fly\n", "table").starts_with("f:2:3: "));
  EXPECT_NE(refusal("who,right\ny,read\n", "table").find("place"), std::string::npos);
}

TEST(Checklists, EveryChecklistOfTheProgramIsReadable) {
  for (std::string_view name :
       {"exit-check", "hiring", "refused-agreement", "disclosure-approval", "partner-questionnaire", "access-review", "revoke-access"})
    EXPECT_NE(Checklists::embedded().find(name), nullptr) << name;
}

// Random groups within groups, with cycles, and random lists, against the plainest possible reading of the rules.
TEST(Property, RandomDirectoriesAgreeWithANaiveReading) {
  SeededRandom random(20150128);
  for (int round = 0; round < 400; ++round) {
    const std::size_t accounts = 1 + random.below(6);
    const std::size_t groups = 1 + random.below(7);
    const auto account_name = [](std::size_t i) { return "u" + std::to_string(i); };
    const auto group_name = [](std::size_t i) { return "g" + std::to_string(i); };
    // member[x][g]: x (an account, or a group behind the accounts) belongs to g directly.
    std::vector<std::vector<bool>> member(accounts + groups, std::vector<bool>(groups));
    Snapshot seen;
    for (std::size_t g = 0; g < groups; ++g) {
      DirectoryEntry entry;
      entry.group = true;
      entry.names = {group_name(g)};
      for (std::size_t x = 0; x < accounts + groups; ++x) {
        if (random.below(5) != 0 || x == accounts + g) continue;
        member[x][g] = true;
        entry.members.push_back({x < accounts ? account_name(x) : group_name(x - accounts), 1});
      }
      seen.directory.push_back(std::move(entry));
    }
    Snapshot lists;
    for (const std::string_view path : {"/a", "/a/b", "/a/c"}) {
      if (random.below(4) == 0 && path != "/a") continue;
      Place place;
      place.path = path;
      const std::size_t count = random.below(6);
      for (std::size_t i = 0; i < count; ++i) {
        Entry entry;
        entry.allow = random.below(3) != 0;
        const std::size_t who = random.below(accounts + groups + 1);
        entry.principal = who < accounts ? account_name(who) : who < accounts + groups ? group_name(who - accounts) : "Everyone";
        entry.rights = static_cast<Rights>(1 + random.below(7));
        entry.here = random.below(4) != 0;
        entry.below = random.below(3) != 0;
        place.entries.push_back(std::move(entry));
      }
      lists.places.push_back(std::move(place));
    }
    DirectoryGraph graph;
    graph.add(seen, 0);
    for (std::size_t a = 0; a < accounts; ++a) graph.require(account_name(a));
    graph.finish();
    EffectiveRights effective(graph);
    effective.add(lists, 0);

    // The naive reading: closure by repetition, then each right by itself.
    auto closure = member;
    for (bool changed = true; changed;) {
      changed = false;
      for (auto& row : closure)
        for (std::size_t g = 0; g < groups; ++g)
          if (row[g])
            for (std::size_t h = 0; h < groups; ++h)
              if (member[accounts + g][h] && !row[h]) row[h] = changed = true;
    }
    const auto naive = [&](std::size_t account, const Place& place, bool from_below) {
      Rights out = 0;
      for (const Rights bit : {may_read, may_write, may_control})
        for (const Entry& entry : place.entries) {
          if ((entry.rights & bit) == 0 || !(from_below ? entry.below : entry.here)) continue;
          const bool named = entry.principal == "Everyone" || entry.principal == account_name(account) ||
                             (entry.principal[0] == 'g' && closure[account][static_cast<std::size_t>(entry.principal[1] - '0')]);
          if (!named) continue;
          if (entry.allow) out |= bit;
          break;
        }
      return (out & (may_read | may_write)) == 0 ? 0 : out;
    };
    for (std::size_t account = 0; account < accounts; ++account)
      for (const std::string_view asked : {"/a", "/a/b", "/a/b/x"}) {
        Rights expected = 0;
        const Place* nearest = nullptr;
        for (const Place& place : lists.places) {
          if (place.path == asked || (asked.starts_with(place.path) && asked[place.path.size()] == '/')) nearest = &place;
          if (place.path.size() > asked.size() && place.path.starts_with(asked) && place.path[asked.size()] == '/')
            expected |= naive(account, place, false);
        }
        if (nearest != nullptr) expected |= naive(account, *nearest, nearest->path != asked);
        EXPECT_EQ(may(graph, effective, account_name(account), asked), words_of(expected)) << "round " << round << " " << asked;
        // Every chain is a real one: each link a direct membership.
        const auto node = *graph.find(account_name(account));
        for (const Grant& grant : effective.at(node, graph.groups_of(node), asked))
          for (std::size_t i = 0; i + 1 < grant.chain.size(); ++i) {
            const std::string& from = graph.name(grant.chain[i]);
            const std::string& to = graph.name(grant.chain[i + 1]);
            const std::size_t x = static_cast<std::size_t>(from[1] - '0') + (from[0] == 'g' ? accounts : 0);
            EXPECT_TRUE(member[x][static_cast<std::size_t>(to[1] - '0')]);
          }
      }
  }
}

}  // namespace
}  // namespace sekimori::protect::rights
