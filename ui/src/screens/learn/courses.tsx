// The courses there are, with what the reader has still to take.
import { type CourseRow, type Duty, listCourses, listDuties } from "../../api/learn";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function StandingMark({ of }: { of: Duty["standing"] }) {
  const kind = of === "done" ? "good" : of === "open" ? "info" : "bad";
  return <Mark kind={kind}>{text().standings[of]}</Mark>;
}

export function Courses() {
  const say = text();
  const list = useResource((signal) => listCourses(signal), []);
  const duties = useResource((signal) => listDuties(signal), []);
  const dutyOf = (id: string) => duties.data?.items.find((one) => one.course === id);
  const columns: Column<CourseRow>[] = [
    {
      id: "title",
      title: say.course,
      cell: (row) => <span class="title-cell">{either(row.title)}</span>,
      always: true,
    },
    { id: "audience", title: say.audience, cell: (row) => either(row.audience) },
    { id: "minutes", title: say.minutesTitle, cell: (row) => say.minutes(row.minutes), align: "end", narrow: true },
    {
      id: "due",
      title: say.due,
      cell: (row) => {
        const duty = dutyOf(row.id);
        return duty && duty.standing !== "done" ? day(duty.due) : "";
      },
      narrow: true,
    },
    {
      id: "standing",
      title: say.standing,
      cell: (row) => {
        const duty = dutyOf(row.id);
        return duty && <StandingMark of={duty.standing} />;
      },
      narrow: true,
    },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) => (
          <Table
            label={say.views.courses}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.id}
            href={(row) => addressOf("learn", row.id)}
            empty={<EmptyState title={say.title} text={say.lead} picture={<RowsPicture />} command={["course", "list"]} />}
          />
        )}
      </Filled>
      <CopyAs command={["course", "list"]} call={{ method: "GET", path: "/api/v1/courses" }} />
    </>
  );
}
