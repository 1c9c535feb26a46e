"""The tree of tags of a PDF in the making: elements, and which of them owns each piece of marked content."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf

Box = tuple[float, float, float, float]


class Graft(NamedTuple):
    """How the elements of one file fit into the tree.

    `mark` goes before its IDs and the names of its classes, where those of an earlier file are called the same. `whole` is
    false where only some of its pages are there: what stands on the others goes. `moved` is where a rectangle of a page
    lies now.
    """

    mark: bytes
    roles: Mapping[str, Any]
    classes: Mapping[str, str]
    whole: bool
    moved: Callable[[Box], Box] | None


class Tree:
    """One `Document`, under which everything hangs. `finish` writes it into the book."""

    def __init__(self, book: "pikepdf.Pdf") -> None:
        import pikepdf

        self.book = book
        self._root = book.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self.document = self._element("Document", self._root)
        # Of pages, and of streams with marked content of their own: who owns which number.
        self._owners: dict[tuple[int, int], tuple[Any, dict[int, Any]]] = {}
        self._objects: list[tuple[Any, Any]] = []
        self._ids: dict[bytes, Any] = {}
        # Attributes of cells that name the cells which are their heads.
        self._headed: list[Any] = []
        self._roles: dict[str, Any] = {}
        self._classes: dict[str, Any] = {}
        self._grafts = 0

    def add(self, kind: str, parent: Any, **entries: Any) -> Any:
        """A new last element of `parent`. `entries` are those of PDF (`T`, `Alt`, `A` …)."""
        element = self._element(kind, parent, **entries)
        parent.K.append(element)
        return element

    def own(self, element: Any, page: "pikepdf.Page") -> int:
        """The number under which the next piece of the page's content belongs to the element, which has no other."""
        _, owners = self._owners.setdefault(page.obj.objgen, (page.obj, {}))
        number = len(owners)
        owners[number] = element
        element.Pg, element.K = page.obj, number
        return number

    def graft(
        self,
        root: Any,
        parent: Any,
        *,
        kind: str,
        title: str,
        whole: bool,
        moved: Callable[[Box], Box] | None,
    ) -> Any | None:
        """The tree of another file, copied into the book as `root`, as an element of `kind`; None where nothing of it is here."""
        graft = self._fitted(root, whole=whole, moved=moved)
        kids = [kid for kid in _kids(root) if self._taken(kid, None, graft) is not False]
        if not kids:
            return None
        if len(kids) == 1 and kids[0].S == "/Document":
            (element,) = kids
            element.S, element.P = _name(kind), parent
            parent.K.append(element)
        else:
            element = self.add(kind, parent)
            for kid in kids:
                kid.P = element
                element.K.append(kid)
        if title:
            element.T = _string(title)
        return element

    def finish(self) -> bool:
        """Write what there is; false where that is nothing."""
        import pikepdf

        if not len(self.document.K):
            return False
        numbers: list[Any] = []
        for holder, owners in self._owners.values():
            holder.StructParents = len(numbers) // 2
            row = [owners.get(number) for number in range(max(owners) + 1)]
            numbers += [len(numbers) // 2, self.book.make_indirect(pikepdf.Array(row))]
        for holder, element in self._objects:
            holder.StructParent = len(numbers) // 2
            numbers += [len(numbers) // 2, element]
        root = self._root
        root.K = pikepdf.Array([self.document])
        root.ParentTree = self.book.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        root.ParentTreeNextKey = len(numbers) // 2
        if self._roles:
            root.RoleMap = pikepdf.Dictionary(self._roles)
        if self._classes:
            root.ClassMap = pikepdf.Dictionary(self._classes)
        for attributes in self._headed:
            attributes.Headers = _array([head for head in attributes.Headers if bytes(head) in self._ids])
        if self._ids:
            names = [part for key in sorted(self._ids) for part in (pikepdf.String(key), self._ids[key])]
            limits = pikepdf.Array([names[0], names[-2]])
            leaf = self.book.make_indirect(pikepdf.Dictionary(Limits=limits, Names=pikepdf.Array(names)))
            root.IDTree = pikepdf.Dictionary(Kids=pikepdf.Array([leaf]))
        self.book.Root.StructTreeRoot = root
        self.book.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        return True

    def _element(self, kind: str, parent: Any, **entries: Any) -> Any:
        import pikepdf

        made = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=_name(kind), P=parent, K=pikepdf.Array())
        for key, value in entries.items():
            made[f"/{key}"] = _string(value) if isinstance(value, str) else value
        return self.book.make_indirect(made)

    def _fitted(self, root: Any, *, whole: bool, moved: Callable[[Box], Box] | None) -> Graft:
        """Roles and classes of the file join those that are there; those that mean something else there are renamed."""
        self._grafts += 1
        mark = f"{self._grafts}." if self._grafts > 1 else ""
        roles, classes = dict[str, Any](), dict[str, str]()
        for name, role in dict(root.get("/RoleMap", {})).items():
            if self._roles.setdefault(name, role) != role:
                roles[name] = role
        for name, attributes in dict(root.get("/ClassMap", {})).items():
            if self._classes.setdefault(name, attributes) != attributes:
                classes[name] = f"/{mark}{name[1:]}"
                self._classes[classes[name]] = attributes
        return Graft(mark.encode(), roles, classes, whole, moved)

    def _taken(self, element: Any, page: Any, graft: Graft) -> bool | None:
        """Whether something of the element is on a page that is here; None where it has no content to be anywhere."""
        own = element.get("/Pg")
        page = own if own is not None or not graft.whole else page
        kids = _kids(element)
        there = [self._taken_kid(kid, element, page, graft) for kid in kids]
        if False in there:
            import pikepdf

            kept = [kid for kid, here in zip(kids, there, strict=True) if here is not False]
            element.K = pikepdf.Array(kept)
        found = {here for here in there if here is not None}
        is_here = True in found if found else None
        if is_here is not False:
            self._renamed(element, graft)
        return is_here

    def _taken_kid(self, kid: Any, element: Any, page: Any, graft: Graft) -> bool | None:
        if isinstance(kid, int):
            return self._owned(page, kid, element)
        kind = kid.get("/Type")
        if kind == "/MCR":
            page = kid.get("/Pg", page)
            return page is not None and self._owned(kid.get("/Stm", page), int(kid.MCID), element)
        if kind == "/OBJR":
            if kid.get("/Pg", page) is None or kid.get("/Obj") is None:
                return False
            self._objects.append((kid.Obj, element))
            return True
        return self._taken(kid, page, graft)

    def _owned(self, holder: Any, number: int, element: Any) -> bool:
        if holder is None:
            return False
        self._owners.setdefault(holder.objgen, (holder, {}))[1][number] = element
        return True

    def _renamed(self, element: Any, graft: Graft) -> None:
        kind = str(element.S)
        if kind in graft.roles:
            element.S = graft.roles[kind]
        if (name := element.get("/ID")) is not None:
            element.ID = _string(graft.mark + bytes(name))
            self._ids[bytes(element.ID)] = element
        if graft.classes and (of := element.get("/C")) is not None:
            names = [_name(graft.classes.get(str(each), str(each))) for each in _listed(of)]
            element.C = names[0] if len(names) == 1 else _array(names)
        for attributes in _listed(element.get("/A")):
            if isinstance(attributes, int):
                continue
            if "/Headers" in attributes:
                heads = [_string(graft.mark + bytes(each)) for each in attributes.Headers]
                attributes.Headers = _array(heads)
                self._headed.append(attributes)
            if graft.moved and "/BBox" in attributes:
                box = tuple(float(number) for number in attributes.BBox)
                attributes.BBox = _array(graft.moved(box))  # type: ignore[arg-type]


def _kids(element: Any) -> list[Any]:
    return _listed(element.get("/K"))


def _listed(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _array(values: Sequence[Any]) -> Any:
    import pikepdf

    return pikepdf.Array([round(value, 3) if isinstance(value, float) else value for value in values])


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text if text.startswith("/") else f"/{text}")


def _string(text: str | bytes) -> Any:
    import pikepdf

    return pikepdf.String(text)
